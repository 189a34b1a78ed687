# The images of Event CRM. A service is chosen by two arguments, which docker-compose.yml passes:
#   docker build --target service --build-arg SERVICE=query-api --build-arg PORT=8082 .
#   docker build --target ses-endpoint .
# Works with the classic builder: nothing here needs BuildKit.

# --- The build: JDK 25 and Maven. --------------------------------------------------------------------------------------
FROM maven:3.9.11-eclipse-temurin-25 AS poms
COPY . /src
RUN mkdir /poms && cd /src && find . -name pom.xml -exec cp --parents -t /poms {} + && cp -r .mvn /poms

FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /src
# Not in ~/.m2, which images of Maven may keep as a volume. Maven's own libraries use what JDK 24 and later warn about.
ENV MAVEN_ARGS="-B -q -ntp -Dmaven.repo.local=/m2" \
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
# The poms first: as long as they stay, the libraries are taken from the cached layer.
COPY --from=poms /poms ./
# All modules but these; a new module needs no word here.
ARG MODULES=!local-stack/dynamodb-engine,!local-stack/opensearch-engine,!local-stack/services,!local-stack/launcher,!system-tests
# Tests do not run here, so of their engines only the names are needed, and not the hundreds of megabytes behind them.
RUN mvn -N install && mvn -N -f local-stack install \
 && for engine in dynamodb opensearch; do \
      mvn install:install-file -Dpackaging=pom \
        -Dfile=local-stack/$engine-engine/pom.xml -DpomFile=local-stack/$engine-engine/pom.xml || exit 1; \
    done
# What cannot be told from the poms alone is fetched by the build below.
RUN mvn -pl "$MODULES" dependency:go-offline -DexcludeGroupIds=dev.eventcrm > /dev/null || true
COPY . .
# Neither tests nor the formatter: an image may be built of work in progress.
RUN mvn -pl "$MODULES" package -Dmaven.test.skip=true -Dspotless.check.skip=true

# Others' libraries apart from our code: their layer changes with their versions only.
RUN for service in command-api stream-indexer query-api email-sender gateway; do \
      java -Djarmode=tools -jar $service/target/$service-app.jar extract --destination /apps/$service || exit 1; \
      mv /apps/$service/$service-app.jar /apps/$service/app.jar; \
      mkdir /apps/$service-lib && mv /apps/$service/lib /apps/$service-lib/lib; \
      mkdir /apps/$service/lib; \
      for module in */pom.xml; do \
        find /apps/$service-lib -name "${module%/pom.xml}-[0-9]*.jar" -exec mv -t /apps/$service/lib {} + || exit 1; \
      done; \
    done \
 && mkdir /apps/ses-endpoint /apps/ses-endpoint-lib \
 && mv local-stack/ses-endpoint/target/ses-endpoint.jar /apps/ses-endpoint/app.jar \
 && mv local-stack/ses-endpoint/target/lib /apps/ses-endpoint-lib/lib \
 && javac -d /apps/health docker/HealthProbe.java

# --- What every program stands on: a JRE 25, a user without rights, a health check that needs no shell. ----------------
FROM eclipse-temurin:25-jre AS runtime
WORKDIR /app
COPY docker/jvm.options ./
# The file has the rights that it has in the checkout, which may be its owner's alone.
RUN useradd --system --uid 10001 --no-create-home --home-dir /app crm && chmod 644 jvm.options
COPY --from=build /apps/health /health
HEALTHCHECK --interval=3s --timeout=5s --start-period=90s --retries=5 \
  CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx8m", "-cp", "/health", "HealthProbe"]

# --- In place of Amazon SES. It ends with its standard input: docker run -i, or stdin_open in Compose. ------------------
# --- (Before the services, as the classic builder runs every stage above its target, and this one needs no argument.) ---
FROM runtime AS ses-endpoint
ENV HEALTH_URL=http://localhost:8005/_health
COPY --from=build /apps/ses-endpoint-lib ./
COPY --from=build /apps/ses-endpoint ./
USER crm
EXPOSE 8005
ENTRYPOINT ["java", "@jvm.options", "-jar", "app.jar", "--host", "0.0.0.0", "--port", "8005"]

# --- The services. ------------------------------------------------------------------------------------------------------
FROM runtime AS service
ARG SERVICE
ARG PORT
ENV SERVER_ADDRESS=0.0.0.0 HEALTH_URL=http://localhost:$PORT/actuator/health/readiness
COPY --from=build /apps/$SERVICE-lib ./
COPY --from=build /apps/$SERVICE ./
# Rehearses the start once, in the JVM and with the options that will run it, and keeps what it needed (JEP 483, JEP 514). What it
# is told is of the rehearsal only: it ends before it serves or calls anybody. Its heap is small, wherever the image is built: from 32 GB
# on, objects are addressed in another way, and the cache would be of no use.
RUN SPRING_PROFILES_ACTIVE=local CRM_TRACKING_SECRET=rehearsal-rehearsal-rehearsal-rehearsal \
    CRM_ADDRESSES_SECRET=rehearsal-rehearsal-rehearsal-rehearsal \
    AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=rehearsal AWS_SECRET_ACCESS_KEY=rehearsal \
    java @jvm.options -Xmx256m -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar
USER crm
EXPOSE $PORT
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=app.aot", "-jar", "app.jar"]
