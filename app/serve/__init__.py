"""What other programs use over HTTP: ``portico serve``.

HTTP and nothing else: who may do what, and what is done, is core's. Only this package imports FastAPI and uvicorn.
"""
