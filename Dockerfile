# An image that holds one static program: `docker run --rm -v "$PWD:/drafts" copydesk check`.
# Jobs that need a shell, as those of GitLab, take `--target shell`.
FROM rust:1-slim AS build
WORKDIR /src
COPY . .
RUN rustup target add "$(uname -m)-unknown-linux-musl"
RUN cargo build --release --locked --target "$(uname -m)-unknown-linux-musl"
RUN mkdir -p /image/bin /image/drafts && cp target/*-unknown-linux-musl/release/copydesk /image/bin/

FROM busybox AS shell
COPY --from=build /image/bin/copydesk /bin/copydesk
WORKDIR /drafts

FROM scratch
COPY --from=build /image /
USER 65534:65534
WORKDIR /drafts
ENTRYPOINT ["/bin/copydesk"]
CMD ["check"]
