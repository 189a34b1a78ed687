package dev.eventcrm.gateway.web;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Settings of the container that a proxy needs and Spring Boot has no property for. */
@Component
class ConnectorSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            // An id may hold an encoded slash; whether it may is for the service to say.
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            // A client that asks first (Expect: 100-continue) is told to go on once the service has said so.
            connector.setProperty("continueResponseTiming", "onRead");
        });
    }
}
