# syntax=docker/dockerfile:1

FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY e2e/package.json e2e/
COPY bench/package.json bench/

# The pages, built with everything.
FROM manifests AS pages
RUN npm ci
COPY tsconfig.base.json ./
COPY shared shared
COPY client client
RUN npx vite build client

# The packages of the running server alone.
FROM manifests AS packages
RUN npm ci --omit=dev --workspace=server --workspace=shared

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY --from=packages /app ./
COPY shared shared
COPY server server
COPY --from=pages /app/client/dist client/dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
# No npm in between: the server hears SIGTERM itself and ends in order.
CMD ["node", "server/src/main.ts"]
