package dev.eventcrm.launcher.sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a handful of campaigns, to parts of the people only: with the common companies, cities and jobs of {@link People} it
 * is about a quarter of a mail for each person. The same seed and events give the same campaigns.
 */
final class Campaigns {
    private final long seed;

    Campaigns(long seed) {
        this.seed = seed;
    }

    /**
     * A campaign.
     *
     * @param name its name, by which a later run finds it
     * @param filter search parameters of {@code GET /users}
     * @param body the body of {@code POST /emails/send}
     */
    record Campaign(String name, Map<String, String> filter, Map<String, Object> body) {
        /** The search for its audience, as a query. */
        String audience() {
            return query(filter);
        }

        /** The search for itself, as a query. */
        String search() {
            return query(Map.of("name", name));
        }

        private static String query(Map<String, String> parameters) {
            return new TreeMap<>(parameters)
                    .entrySet().stream()
                            .map(parameter -> parameter.getKey() + "="
                                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&"));
        }
    }

    /**
     * The campaigns.
     *
     * @param events the events; the largest one that still takes registrations gets a campaign of its own
     */
    List<Campaign> campaigns(List<PlannedEvent> events) {
        List<Campaign> campaigns = new ArrayList<>(List.of(
                campaign(
                        "Spring preview for TechCorp",
                        Map.of("company", "TechCorp"),
                        "What is on this spring, {{firstName}}",
                        "The spring programme is out.",
                        List.of("newsletter", "email", "spring_preview")),
                campaign(
                        "Evenings in Chicago",
                        Map.of("city", "Chicago"),
                        "Five evenings in {{city}}",
                        "We picked five evenings near you.",
                        List.of("city_guide", "email", "chicago_evenings")),
                campaign(
                        "Workshops for engineers",
                        Map.of("jobTitle", "Software Engineer", "state", "CA"),
                        "Hands-on: workshops for engineers",
                        "Small groups, real code, your own laptop.",
                        List.of("partner", "email", "engineer_workshops")),
                campaign(
                        "Product managers meet",
                        Map.of("jobTitle", "Product Manager"),
                        "{{firstName}}, meet other product managers",
                        "Roadmaps, research and what went wrong.",
                        List.of("linkedin", "social", "product_circle"))));
        events.stream()
                .filter(event -> event.lastStatus().equals("active")
                        && !event.attendees().isEmpty())
                .max(Comparator.comparingInt(event -> event.attendees().size()))
                .map(PlannedEvent::event)
                .ifPresent(event -> campaigns.add(campaign(
                        "Before " + event.title(),
                        Map.of("registeredFor", event.id()),
                        "See you soon: " + event.title(),
                        "Doors open half an hour before the start.",
                        List.of("event_update", "email", event.slug()))));
        return campaigns;
    }

    private Campaign campaign(String title, Map<String, String> filter, String subject, String text, List<String> utm) {
        String name = "%s (sample data %d)".formatted(title, seed);
        Map<String, Object> body = new TreeMap<>(Map.of(
                "name", name,
                "filter", new TreeMap<>(filter),
                "subject", subject,
                "body", """
                        Dear {{firstName}},

                        %s Have a look at what is on, and bring a colleague{{#company}} from {{company}}{{/company}}:
                        https://events.example/calendar

                        See you there!""".formatted(text),
                "utmSource", utm.get(0),
                "utmMedium", utm.get(1),
                "utmCampaign", utm.get(2)));
        return new Campaign(name, filter, body);
    }

    /** The key under which a campaign is sent once within a day, also when no search shows it yet. */
    static String key(Campaign campaign) {
        return "sample-data-%08x"
                .formatted(Objects.hash(campaign.name(), campaign.body().toString()));
    }
}
