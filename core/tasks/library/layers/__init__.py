"""The building blocks of networks, one by one."""
