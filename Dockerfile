# syntax=docker/dockerfile:1

# One image per service, and one for the launcher, all from this file and from source:
#   docker build --target service --build-arg SERVICE=blog-service --build-arg MANAGEMENT_PORT=8103 -t tracepress/blog-service .
#   docker build --target launcher -t tracepress/launcher .
# docker-compose.yml builds them all. An image holds a C library, a Java runtime, the service's jars and their start-up
# cache: no shell, no package manager, nothing that root owns and the service could write.

# --- What all services share: built once, and again only when one of these folders changes ---------------------------

FROM maven:3.9-eclipse-temurin-25 AS shared
ENV MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow" \
    MAVEN_ARGS="--batch-mode --quiet -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip"
WORKDIR /source
COPY --parents pom.xml */pom.xml ./
COPY proto proto
COPY waterfall waterfall
COPY local-stack local-stack
COPY service-kit service-kit
# One build at a time, as Maven's repository has no locks of its own.
RUN --mount=type=cache,target=/root/.m2,sharing=locked mvn package -pl service-kit,local-stack -am

# --- The Java runtime and the C library that it needs -----------------------------------------------------------------

FROM maven:3.9-eclipse-temurin-25 AS root
# All that runs programs, nothing that builds them.
RUN jlink --output /root-fs/opt/java --add-modules java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.httpserver,jdk.jfr,\
jdk.management,jdk.management.agent,jdk.management.jfr,jdk.naming.dns,jdk.net,jdk.nio.mapmode,jdk.security.auth,\
jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs \
      --strip-java-debug-attributes --compress=zip-6 --no-header-files --no-man-pages --generate-cds-archive \
 && rm /root-fs/opt/java/lib/server/classes_nocoops.jsa \
 && ldd /root-fs/opt/java/bin/java /root-fs/opt/java/lib/server/libjvm.so /root-fs/opt/java/lib/*.so \
      | grep -o '/lib[^ ]*' | grep -E '/(ld-linux|lib(c|m|dl|rt|pthread)\.so)' | sort -u | xargs cp -L --parents -t /root-fs \
 && install -d -m 1777 /root-fs/tmp && install -d -m 755 /root-fs/etc /root-fs/app \
 && echo 'tracepress:x:10001:10001::/app:/sbin/nologin' > /root-fs/etc/passwd \
 && echo 'tracepress:x:10001:' > /root-fs/etc/group
COPY docker/HealthCheck.java /tmp/
RUN javac -d /root-fs/opt/health-check /tmp/HealthCheck.java

FROM scratch AS runtime
COPY --from=root /root-fs /
# Two pools of native memory instead of eight per core.
ENV PATH=/opt/java/bin LANG=C.UTF-8 MALLOC_ARENA_MAX=2
WORKDIR /app
USER 10001:10001

# --- A service --------------------------------------------------------------------------------------------------------

FROM shared AS built
ARG SERVICE
COPY ${SERVICE} ${SERVICE}
RUN --mount=type=cache,target=/root/.m2,sharing=locked mvn package -pl ${SERVICE} -am \
 && java -Djarmode=tools -jar ${SERVICE}/target/${SERVICE}.jar extract --layers \
      --application-filename app.jar --destination /layers \
 && install -D ${SERVICE}/target/classes/META-INF/sbom/application.cdx.json /sbom/application.cdx.json
# Keys that only the training run below sees.
RUN java -jar local-stack/target/local-stack-exec.jar secrets --into /training

FROM runtime AS service-jars
# From what seldom changes to what often does. Services with the same libraries share their layer.
COPY --from=built /layers/dependencies/ /app/
COPY --from=built /layers/snapshot-dependencies/ /app/
COPY --from=built /layers/application/ /app/
COPY docker/java.options /app/
ENV BIND_ADDRESS=0.0.0.0 \
    LOG_FORMAT=ecs \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/tracepress/passwords/ \
    SERVICE_PRIVATE_KEY_FILE=/run/secrets/tracepress/private.pem \
    SERVICE_PUBLIC_KEYS_DIR=/run/secrets/tracepress/public-keys \
    JWT_KEYS_DIR=/run/secrets/tracepress/jwt-keys

# The start-up cache (JEP 483) is made by the very files that use it. The run ends before anything is connected to.
# Two steps, as the exit code of one would not tell a run that failed.
FROM service-jars AS trained
ARG SERVICE
USER 0
RUN --mount=type=bind,from=built,source=/training/${SERVICE},target=/run/secrets/tracepress \
    ["java", "-XX:AOTMode=record", "-XX:AOTConfiguration=/tmp/app.aotconf", "-Xlog:aot=error", "@java.options", \
     "-Dspring.context.exit=onRefresh", "-Dspring.flyway.enabled=false", "-jar", "app.jar"]
RUN ["java", "-XX:AOTMode=create", "-XX:AOTConfiguration=/tmp/app.aotconf", "-XX:AOTCache=/app/app.aot", \
     "-Xlog:aot=error", "@java.options", "-jar", "app.jar"]

FROM service-jars AS service
ARG SERVICE
ARG MANAGEMENT_PORT
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
COPY --from=built /sbom /sbom
COPY --from=trained /app/app.aot /app/
ENV MANAGEMENT_PORT=${MANAGEMENT_PORT}
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
    CMD ["java", "-Xmx8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "/opt/health-check", "HealthCheck"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/app.aot", "@java.options", "-jar", "app.jar"]
LABEL org.opencontainers.image.title="Tracepress ${SERVICE}" \
      org.opencontainers.image.description="The ${SERVICE} of Tracepress, the reference Java microservices platform" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.vendor="Tracepress" \
      org.opencontainers.image.licenses="Apache-2.0"

# --- The launcher: makes secrets, and lists and replays dead letters --------------------------------------------------

FROM shared AS no-secrets
RUN mkdir /secrets

FROM runtime AS launcher
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
COPY --from=shared /source/local-stack/target/local-stack-exec.jar /app/launcher.jar
# A volume that is mounted here first belongs to this user then.
COPY --from=no-secrets --chown=10001:10001 /secrets /secrets
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx24m", "--enable-native-access=ALL-UNNAMED", \
            "--sun-misc-unsafe-memory-access=allow", "-jar", "launcher.jar"]
LABEL org.opencontainers.image.title="Tracepress launcher" \
      org.opencontainers.image.description="Makes the secrets of a stack of containers; the operator's commands" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.vendor="Tracepress" \
      org.opencontainers.image.licenses="Apache-2.0"
