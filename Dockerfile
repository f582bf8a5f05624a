# Phường ơi! in a container: the locked requirements, no root, everything it writes under /data.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PHUONGOI_HOST=0.0.0.0 \
    PHUONGOI_PORT=8080 \
    PHUONGOI_DATA_DIR=/data \
    PHUONGOI_DATABASE_URL=sqlite:////data/phuongoi.db

WORKDIR /app

# The requirements change seldom: a layer of their own.
COPY requirements.lock ./
RUN pip install --require-hashes --no-deps -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY handlers ./handlers
COPY nlp ./nlp
COPY storage ./storage
RUN pip install --no-deps --no-build-isolation --editable . \
    && useradd --create-home --uid 10001 phuongoi \
    && install --directory --owner=phuongoi --mode=0700 /data

USER phuongoi
VOLUME /data
EXPOSE 8080

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['PHUONGOI_PORT'] + '/readyz', timeout=4)"]

# exec: the program itself gets SIGTERM and ends in order.
CMD ["sh", "-c", "phuongoi migrate && exec phuongoi run"]
