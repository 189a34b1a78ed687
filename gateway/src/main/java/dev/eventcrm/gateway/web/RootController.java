package dev.eventcrm.gateway.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers a browser that was given the bare address. */
@RestController
class RootController {

    @GetMapping("/")
    ResponseEntity<Void> toTheDocumentation() {
        // Relative, so that it leads there behind a proxy's path too.
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("docs/index.html"))
                .build();
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<Void> noIcon() {
        return ResponseEntity.noContent().build();
    }
}
