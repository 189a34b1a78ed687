package dev.eventcrm.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @Test
    void putsValuesIn() {
        assertThat(Template.ofText("Hello {{firstName}} of {{ company }}!")
                        .render(Map.of("firstName", "Ann", "company", "A & B")))
                .isEqualTo("Hello Ann of A & B!");
    }

    @Test
    void aSectionStandsWhereItsValueIsNotEmpty() {
        Template template = Template.ofText("{{#company}}at {{company}}{{/company}}{{^company}}alone{{/company}}");

        assertThat(template.render(Map.of("company", "TechCorp"))).isEqualTo("at TechCorp");
        assertThat(template.render(Map.of("company", ""))).isEqualTo("alone");
    }

    @Test
    void namesItsPlaceholdersOnceEach() {
        assertThat(Template.ofText("{{a}} {{#b}}{{c}} {{a}}{{/b}}{{^d}}{{/d}}").placeholders())
                .containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{firstName",
                "{{#company}}",
                "{{/company}}",
                "{{{firstName}}}",
                "{{&a}}",
                "{{>a}}",
                "{{=<% %>=}}"
            })
    void refusesWhatIsBrokenOrReachesFurther(String text) {
        assertThatThrownBy(() -> Template.ofText(text)).isInstanceOf(InvalidTemplateException.class);
    }

    @Test
    void reachesNothingButTheMap() {
        assertThatThrownBy(() -> Template.ofText("{{firstName.length}}").render(Map.of("firstName", "Ann")))
                .isInstanceOf(RuntimeException.class);
    }
}
