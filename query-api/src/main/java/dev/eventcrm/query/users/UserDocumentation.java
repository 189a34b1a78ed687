package dev.eventcrm.query.users;

import dev.eventcrm.http.query.DocumentedParameters;
import dev.eventcrm.query.search.SearchDocumentation;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of people beyond the annotations: all that follows from {@link UserFields}. */
@Configuration(proxyBeanMethods = false)
class UserDocumentation {
    static final String LIST = "listUsers";
    static final String FILTER = "filterUsers";
    static final String SEARCH = "searchUsers";
    static final String EXPORT = "exportUsers";

    static final String SEARCH_BODY = "#/components/schemas/UserSearch";

    static final String FACETS_EXAMPLE = """
            {
              "facets": ["company", {"field": "city", "size": 5}],
              "limit": 20
            }""";

    static final String TREE_EXAMPLE = """
            {
              "filter": {
                "and": [
                  {"eq": {"field": "company", "value": "TechCorp"}},
                  {"in": {"field": "city", "values": ["New York", "Boston"]}},
                  {"not": {"prefix": {"field": "jobTitle", "value": "Intern"}}},
                  {"or": [
                    {"range": {"field": "attendedEventCount", "gte": 1, "lt": 10}},
                    {"range": {"field": "createdAt", "gte": "2026-01-01T00:00:00Z"}},
                    {"exists": {"field": "phoneNumber"}},
                    {"participation": {"event": "summer-party", "as": "registered"}}
                  ]}
                ]
              },
              "sortBy": ["-attendedEventCount", "lastName"],
              "limit": 20
            }""";

    @Bean
    DocumentedParameters userParameters() {
        return new DocumentedParameters(Map.of(
                LIST,
                UserFields.LIST_PARAMETERS,
                FILTER,
                UserFields.LIST_PARAMETERS,
                EXPORT,
                UserFields.EXPORT_PARAMETERS));
    }

    @Bean
    OpenApiCustomizer userSearchBody() {
        return api -> SearchDocumentation.describe(api, "User", UserFields.TABLE);
    }
}
