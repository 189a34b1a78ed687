package dev.eventcrm.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.Utm;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UtmLinkTest {
    private static final Utm UTM = new Utm("news letter", "email", "tech&conf", null, "ü");

    @Test
    void addsWhatIsMissing() {
        assertThat(UtmLink.with("https://example.com/a", UTM))
                .isEqualTo("https://example.com/a?utm_source=news%20letter&utm_medium=email&utm_campaign=tech%26conf"
                        + "&utm_content=%C3%BC");
    }

    @Test
    void keepsTheFragmentAtTheEnd() {
        assertThat(UtmLink.with("https://example.com/a#part?x=1", new Utm("s", null, null, null, null)))
                .isEqualTo("https://example.com/a?utm_source=s#part?x=1");
    }

    @Test
    void keepsWhatTheAuthorHasSet() {
        assertThat(UtmLink.with(
                        "https://example.com/?utm_source=mine&UTM_Medium=x", new Utm("s", "m", "c", null, null)))
                .isEqualTo("https://example.com/?utm_source=mine&UTM_Medium=x&utm_campaign=c");
    }

    @Property
    void leavesEveryLetterThatWasThere(@ForAll("urls") String url, @ForAll("utms") Utm utm) {
        String with = UtmLink.with(url, utm);
        String page = url.contains("#") ? url.substring(0, url.indexOf('#')) : url;
        String fragment = url.substring(page.length());

        assertThat(with).startsWith(page).endsWith(fragment);
    }

    @Property
    void everyParameterStandsThereOnce(@ForAll("urls") String url, @ForAll("utms") Utm utm) {
        List<String> names = names(UtmLink.with(url, utm));

        for (Map.Entry<String, String> wanted : wanted(utm).entrySet()) {
            assertThat(names.stream().filter(wanted.getKey()::equalsIgnoreCase)).hasSize(1);
        }
    }

    @Property
    void aValueIsReadBackAsItWasGiven(@ForAll("utms") Utm utm) {
        String query = URI.create(UtmLink.with("https://example.com/", utm)).getRawQuery();
        Map<String, String> wanted = wanted(utm);

        List<String> read =
                query == null ? List.of() : Stream.of(query.split("&", -1)).toList();
        assertThat(read)
                .containsExactlyElementsOf(wanted.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + Encoding.URL.encode(entry.getValue()))
                        .toList());
        assertThat(read.stream()
                        .map(parameter -> URLDecoder.decode(parameter.split("=", 2)[1], StandardCharsets.UTF_8))
                        .toList())
                .containsExactlyElementsOf(wanted.values());
    }

    @Property
    void doingItTwiceChangesNothing(@ForAll("urls") String url, @ForAll("utms") Utm utm) {
        String once = UtmLink.with(url, utm);

        assertThat(UtmLink.with(once, utm)).isEqualTo(once);
    }

    private static List<String> names(String url) {
        String page = url.contains("#") ? url.substring(0, url.indexOf('#')) : url;
        List<String> names = new ArrayList<>();
        if (page.contains("?")) {
            for (String parameter : page.substring(page.indexOf('?') + 1).split("&", -1)) {
                names.add(parameter.split("=", 2)[0]);
            }
        }
        return names;
    }

    private static Map<String, String> wanted(Utm utm) {
        Map<String, String> wanted = new LinkedHashMap<>();
        put(wanted, "utm_source", utm.source());
        put(wanted, "utm_medium", utm.medium());
        put(wanted, "utm_campaign", utm.campaign());
        put(wanted, "utm_term", utm.term());
        put(wanted, "utm_content", utm.content());
        return wanted;
    }

    private static void put(Map<String, String> map, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            map.put(name, value);
        }
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> path = Arbitraries.of("", "/", "/a/b", "/%C3%BC;x=1", "/a+b");
        Arbitrary<String> query = Arbitraries.of(
                        "a=1", "utm_source=mine", "utm_medium", "b=%20x", "c=x+y", "utm_campaign=", "d[]=1", "%zz", "")
                .list()
                .ofMaxSize(4)
                .uniqueElements()
                .map(parts -> parts.isEmpty() ? "" : "?" + String.join("&", parts));
        Arbitrary<String> fragment = Arbitraries.of("", "#", "#part", "#?utm_source=no", "#a=b&c");
        return Combinators.combine(path, query, fragment).as((p, q, f) -> "https://example.com" + p + q + f);
    }

    @Provide
    Arbitrary<Utm> utms() {
        // An empty value is one that is not given.
        Arbitrary<String> value =
                Arbitraries.strings().withChars("aZ9 &=#?+%/ü€".toCharArray()).ofMaxLength(6);
        return Combinators.combine(value, value, value, value, value).as(Utm::new);
    }
}
