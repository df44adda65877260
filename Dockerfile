# resograph as a container: docker build -t resograph . && docker run -p 3000:3000 resograph
# Own data: docker run -p 3000:3000 -v /srv/un:/data:ro resograph serve --data /data/resograph.nq.gz --base https://example.org/un/
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
# Threads that come and go would else leave a heap each behind, and large buffers holes in it.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/data ./data
COPY --from=build /app/ontology ./ontology
COPY --from=build /app/queries ./queries
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM ends it in order, SIGHUP reads the data again: docker kill --signal HUP
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["serve"]
