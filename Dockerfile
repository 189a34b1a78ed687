# All services of Event CRM, one target each:  docker build --target command-api .
# Works with the classic builder: nothing here needs BuildKit.

# --- The build: JDK 25 and Maven. -------------------------------------------------------------------------------------
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /src

# The poms first: as long as they stay, the libraries are taken from the cached layer.
COPY .mvn .mvn
COPY pom.xml ./
COPY schema/pom.xml schema/
COPY local-stack/pom.xml local-stack/
COPY local-stack/dynamodb-engine/pom.xml local-stack/dynamodb-engine/
COPY local-stack/opensearch-engine/pom.xml local-stack/opensearch-engine/
COPY local-stack/ses-endpoint/pom.xml local-stack/ses-endpoint/
COPY local-stack/launcher/pom.xml local-stack/launcher/
COPY test-support/pom.xml test-support/
COPY command-api/pom.xml command-api/
COPY stream-indexer/pom.xml stream-indexer/
COPY query-api/pom.xml query-api/
COPY email-sender/pom.xml email-sender/
COPY gateway/pom.xml gateway/
COPY system-tests/pom.xml system-tests/
ARG SERVICES=schema,test-support,command-api,stream-indexer,query-api,email-sender,gateway,local-stack/ses-endpoint
# Tests do not run here, so of their engines only the names are needed, and not the hundreds of megabytes behind them.
RUN mvn -B -q -ntp -N install && mvn -B -q -ntp -N -f local-stack install \
 && for engine in dynamodb opensearch; do \
      mvn -B -q -ntp install:install-file -Dpackaging=pom \
        -Dfile=local-stack/$engine-engine/pom.xml -DpomFile=local-stack/$engine-engine/pom.xml || exit 1; \
    done
RUN mvn -B -q -ntp -pl $SERVICES dependency:go-offline -DexcludeGroupIds=dev.eventcrm || true

COPY schema/src/main schema/src/main
COPY test-support/src/main test-support/src/main
COPY local-stack/ses-endpoint/src local-stack/ses-endpoint/src
COPY command-api/src/main command-api/src/main
COPY stream-indexer/src/main stream-indexer/src/main
COPY query-api/src/main query-api/src/main
COPY email-sender/src/main email-sender/src/main
COPY gateway/src/main gateway/src/main
RUN mvn -B -q -ntp -pl $SERVICES package -Dmaven.test.skip=true

# Libraries apart from the code: an image's layer of libraries changes with its versions only.
RUN for service in command-api stream-indexer query-api email-sender gateway; do \
      java -Djarmode=tools -jar $service/target/$service-*-app.jar extract --destination /apps/$service || exit 1; \
      mv /apps/$service/$service-*-app.jar /apps/$service/app.jar; \
      mkdir /apps/$service-lib && mv /apps/$service/lib /apps/$service-lib/lib; \
    done \
 && mkdir -p /apps/ses-endpoint /apps/ses-endpoint-lib \
 && mv local-stack/ses-endpoint/target/ses-endpoint-*.jar /apps/ses-endpoint/app.jar \
 && mv local-stack/ses-endpoint/target/lib /apps/ses-endpoint-lib/lib
COPY docker/health docker/health
RUN javac -d /apps/health docker/health/HealthProbe.java

# --- What every service stands on: a JRE 25, a user without rights. ----------------------------------------------------
FROM eclipse-temurin:25-jre AS runtime
RUN useradd --system --uid 10001 --no-create-home --home-dir /app crm
WORKDIR /app
COPY --from=build /apps/health /health
ENV SERVER_ADDRESS=0.0.0.0
# The heap is a share of the container's memory; a program without memory ends, and is started again.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xss512k --enable-native-access=ALL-UNNAMED"

# --- The services. Each rehearses its start once, in the JVM that will run it: the AOT cache (JEP 483, JEP 515) of that
# --- rehearsal brings the next starts down to about a second. ----------------------------------------------------------
FROM runtime AS command-api
COPY --from=build /apps/command-api-lib ./
COPY --from=build /apps/command-api ./
RUN CRM_TRACKING_SECRET=rehearsal-rehearsal-rehearsal-rehearsal AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x \
    java -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar > /dev/null
USER crm
EXPOSE 8081
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-cp", "/health", "HealthProbe", "8081", "/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "app.jar"]

FROM runtime AS stream-indexer
COPY --from=build /apps/stream-indexer-lib ./
COPY --from=build /apps/stream-indexer ./
RUN AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x \
    java -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar > /dev/null
USER crm
EXPOSE 8083
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-cp", "/health", "HealthProbe", "8083", "/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "app.jar"]

FROM runtime AS query-api
COPY --from=build /apps/query-api-lib ./
COPY --from=build /apps/query-api ./
RUN java -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar > /dev/null
USER crm
EXPOSE 8082
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-cp", "/health", "HealthProbe", "8082", "/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "app.jar"]

FROM runtime AS email-sender
COPY --from=build /apps/email-sender-lib ./
COPY --from=build /apps/email-sender ./
RUN CRM_TRACKING_SECRET=rehearsal-rehearsal-rehearsal-rehearsal AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x \
    java -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar > /dev/null
USER crm
EXPOSE 8084
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-cp", "/health", "HealthProbe", "8084", "/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "app.jar"]

FROM runtime AS gateway
COPY --from=build /apps/gateway-lib ./
COPY --from=build /apps/gateway ./
RUN java -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar > /dev/null
USER crm
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-cp", "/health", "HealthProbe", "8000", "/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "app.jar"]

FROM runtime AS ses-endpoint
COPY --from=build /apps/ses-endpoint-lib ./
COPY --from=build /apps/ses-endpoint ./
USER crm
EXPOSE 8005
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=6 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-cp", "/health", "HealthProbe", "8005", "/"]
ENTRYPOINT ["java", "-jar", "app.jar", "--host", "0.0.0.0", "--port", "8005"]
CMD ["--webhook", "http://command-api:8081/ses/notifications"]
