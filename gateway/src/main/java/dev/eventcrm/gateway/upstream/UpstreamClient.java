package dev.eventcrm.gateway.upstream;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.IdleConnectionEvictor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends requests to the services over kept-alive connections.
 *
 * <p>A request is sent once and never again: only the client knows whether its command may be repeated. Redirects,
 * cookies and compression are the client's business too, so the bare client of the library is the right one.
 */
@Component
public class UpstreamClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UpstreamClient.class);

    /** Well below the 20 s and more that servers keep a silent connection, so that no request meets a closing one. */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(10);

    /** After a pause like this a connection is checked before use: the service may have been restarted. */
    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(500);

    private static final int LARGEST_FETCH = 16 * 1024 * 1024;

    private final UpstreamProperties properties;
    private final CloseableHttpClient http;
    private final IdleConnectionEvictor evictor;
    private final Set<Upstream> unavailable = ConcurrentHashMap.newKeySet();

    /**
     * Opens the pool; connections are opened on demand.
     *
     * @param properties addresses, time-outs and the size of the pool
     */
    public UpstreamClient(UpstreamProperties properties) {
        this.properties = properties;
        PoolingHttpClientConnectionManager connections = connections(properties);
        this.http = HttpClients.createMinimal(connections);
        this.evictor = new IdleConnectionEvictor(connections, LONGEST_IDLE);
        this.evictor.start();
    }

    private static PoolingHttpClientConnectionManager connections(UpstreamProperties properties) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(properties.maxConnections())
                .setMaxConnTotal(properties.maxConnections() * Upstream.values().length)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(Timeout.of(properties.readTimeout()))
                        .setIdleTimeout(Timeout.ofMilliseconds(LONGEST_IDLE.toMilliseconds()))
                        .setValidateAfterInactivity(CHECKED_AFTER)
                        .build())
                .setConnectionFactory(UpstreamConnection::on)
                .build();
    }

    /**
     * Sends a request and returns as soon as the answer's status and headers are there.
     *
     * @param upstream the service to ask
     * @param request the request, its path relative to the service's address; its body is read while it is sent
     * @return the answer, whose body has still to be read; the caller closes it, after aborting the request where the
     *     rest of the body is not wanted
     * @throws UpstreamUnavailableException when there is no answer; it is logged once until the service answers again
     */
    public ClassicHttpResponse exchange(Upstream upstream, HttpUriRequestBase request)
            throws UpstreamUnavailableException {
        try {
            ClassicHttpResponse answer = send(upstream, request, properties.readTimeout());
            if (unavailable.remove(upstream)) {
                log.info("{} answers again", upstream.serviceName());
            }
            return answer;
        } catch (IOException e) {
            UpstreamUnavailableException failure = new UpstreamUnavailableException(upstream, e);
            if (!request.isAborted() && unavailable.add(upstream)) {
                log.warn(
                        "{} at {} gives no answer ({}: {}); requests to it are answered with 503 until it does",
                        upstream.serviceName(),
                        properties.addressOf(upstream),
                        failure.reason(),
                        e.getMessage());
            }
            throw failure;
        }
    }

    /**
     * Gets a small document of a service.
     *
     * @param upstream the service to ask
     * @param path absolute path below the service's address
     * @param timeout how long the service may stay silent
     * @return the answer, whole
     * @throws UpstreamUnavailableException when there is no answer
     */
    public Fetched fetch(Upstream upstream, String path, Duration timeout) throws UpstreamUnavailableException {
        HttpGet request = new HttpGet(path);
        try (ClassicHttpResponse answer = send(upstream, request, timeout)) {
            byte[] body = answer.getEntity() == null
                    ? new byte[0]
                    : EntityUtils.toByteArray(answer.getEntity(), LARGEST_FETCH);
            return new Fetched(answer.getCode(), body == null ? new byte[0] : body);
        } catch (IOException e) {
            throw new UpstreamUnavailableException(upstream, e);
        }
    }

    /**
     * A small document.
     *
     * @param status HTTP status
     * @param body the body's bytes, none when there is no body
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and parsed, never compared
    public record Fetched(int status, byte[] body) {}

    private ClassicHttpResponse send(Upstream upstream, HttpUriRequestBase request, Duration timeout)
            throws IOException {
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                .build());
        URI address = properties.addressOf(upstream);
        String prefix = address.getRawPath();
        request.setPath((prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + request.getPath());
        return http.executeOpen(new HttpHost(address.getScheme(), address.getHost(), address.getPort()), request, null);
    }

    @Override
    public void close() throws IOException {
        evictor.shutdown();
        http.close();
    }
}
