# Spotter in a container: what the lock file names, each package by its hash, Node itself included.
# The first stage only unpacks; nothing is compiled and no install script runs.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
RUN mkdir /data && chmod 700 /data

# glibc, certificates and time zones: no shell, no package manager.
FROM gcr.io/distroless/cc-debian12:nonroot
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=packages --chown=65532:65532 /data /data
COPY package.json LICENSE NOTICE ./
COPY programs ./programs
COPY commands ./commands
COPY src ./src
ENV NODE_ENV=production
ENV DATA_DIR=/data
ENV OPERATE_PORT=9464
ENV PATH=/app/node_modules/.bin
VOLUME /data
EXPOSE 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "src/cli/alive.ts"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "-r", "./src/node-version.cjs"]
CMD ["src/main.ts"]
