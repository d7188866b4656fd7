# The worker, which syncs every account of an accounts file as it is due; any other command of `etl` instead of `work`.
#   docker build -t gazelle-etl .
#   docker run --env-file .env -v ./etl.accounts.json:/data/etl.accounts.json:ro gazelle-etl
#   docker run --env-file .env gazelle-etl sync
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && rm -rf dist/sandbox && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
COPY --from=build /app/package.json /app/
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/bin/etl /app/bin/etl
COPY --from=build /app/dist /app/dist
COPY --from=build /app/supabase /app/supabase
# Where `.env` and the accounts file are looked for.
WORKDIR /data
USER node
ENTRYPOINT ["node", "--max-semi-space-size=8", "--", "/app/bin/etl"]
CMD ["work"]
