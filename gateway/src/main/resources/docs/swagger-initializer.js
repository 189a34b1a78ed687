// Takes the place of Swagger UI's own example settings; its index.html loads it.
window.onload = () => {
  document.title = "Event CRM API";
  window.ui = SwaggerUIBundle({
    // Absolute, since the document's server address is relative to it; from the page, so that any path before it stays.
    url: new URL("openapi.json", document.baseURI).href,
    dom_id: "#swagger-ui",
    deepLinking: true,
    filter: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    // No third party is told what this page shows.
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
  });
};
