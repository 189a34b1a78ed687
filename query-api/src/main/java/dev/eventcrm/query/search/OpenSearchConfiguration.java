package dev.eventcrm.query.search;

import java.net.URISyntaxException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.json.jackson3.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The client of OpenSearch. */
@Configuration(proxyBeanMethods = false)
class OpenSearchConfiguration {
    @Bean(destroyMethod = "close")
    OpenSearchTransport openSearchTransport(OpenSearchSettings settings, JsonMapper mapper) throws URISyntaxException {
        Timeout response = Timeout.of(settings.responseTimeout());
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(response)
                .build();
        PoolingAsyncClientConnectionManager pool = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(settings.connections())
                .setMaxConnTotal(settings.connections())
                .setDefaultConnectionConfig(connection)
                .build();
        // The client reads one value out of many from a stream, so what follows a value must not be an error.
        JsonMapper lenient = mapper.rebuild()
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        return ApacheHttpClient5TransportBuilder.builder(HttpHost.create(settings.url()))
                .setMapper(new JacksonJsonpMapper(lenient))
                // Packing an answer takes longer than sending it over the network between us and the engine.
                .setHttpClientConfigCallback(
                        client -> client.setConnectionManager(pool).disableContentCompression())
                .setRequestConfigCallback(
                        request -> request.setResponseTimeout(response).setConnectionRequestTimeout(response))
                .build();
    }

    @Bean
    OpenSearchClient openSearchClient(OpenSearchTransport transport) {
        return new OpenSearchClient(transport);
    }
}
