package dev.eventcrm.schema.mail;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders: Mustache's variables and sections over a flat map of texts, and nothing else of it. A section
 * stands where its value is not empty, an inverted one where it is. Nothing but the map can be reached from a text, whoever
 * wrote it.
 */
public final class Template {
    private final com.samskivert.mustache.Template compiled;

    private Template(com.samskivert.mustache.Template compiled) {
        this.compiled = compiled;
    }

    /**
     * A template of plain text: values stand in it as they are.
     *
     * @param text the text
     * @throws InvalidTemplateException when it cannot be read; the message is fit for its author
     */
    public static Template ofText(String text) {
        return compile(text, false);
    }

    /**
     * A template of HTML: values are escaped in it.
     *
     * @param html the text
     * @throws InvalidTemplateException when it cannot be read; the message is fit for its author
     */
    public static Template ofHtml(String html) {
        return compile(html, true);
    }

    private static Template compile(String text, boolean escapes) {
        // "{{{x}}}" and "{{&x}}" would put a value in unescaped, "{{>x}}" would fetch another text, and "{{=" would
        // change
        // what all of this looks like.
        for (String forbidden : new String[] {"{{{", "{{&", "{{>", "{{="}) {
            if (text.contains(forbidden)) {
                throw new InvalidTemplateException("must not hold " + forbidden + "; write {{name}}");
            }
        }
        try {
            Template template = new Template(Mustache.compiler()
                    .escapeHTML(escapes)
                    .emptyStringIsFalse(true)
                    .strictSections(false)
                    .withCollector(new MapsOnly())
                    .compile(text));
            template.visit(Template::refuseOpenEnd, new LinkedHashSet<>());
            return template;
        } catch (MustacheException e) {
            throw new InvalidTemplateException("has a broken placeholder: " + e.getMessage());
        }
    }

    /** The library takes a placeholder that does not end for text. */
    private static void refuseOpenEnd(String text) {
        if (text.contains("{{")) {
            throw new InvalidTemplateException("has a broken placeholder: {{ without }}");
        }
    }

    /** The names of all placeholders in it, in the order of their first appearance. */
    public Set<String> placeholders() {
        Set<String> names = new LinkedHashSet<>();
        visit(text -> {}, names);
        return names;
    }

    private void visit(Consumer<String> texts, Set<String> names) {
        compiled.visit(new Mustache.Visitor() {
            @Override
            public void visitText(String text) {
                texts.accept(text);
            }

            @Override
            public void visitVariable(String name) {
                names.add(name);
            }

            @Override
            public boolean visitInclude(String name) {
                return false;
            }

            @Override
            public boolean visitSection(String name) {
                names.add(name);
                return true;
            }

            @Override
            public boolean visitInvertedSection(String name) {
                names.add(name);
                return true;
            }
        });
    }

    /**
     * The text with values.
     *
     * @param values a value for every placeholder
     * @throws InvalidTemplateException when one has no value
     */
    public String render(Map<String, String> values) {
        try {
            return compiled.execute(values);
        } catch (MustacheException e) {
            throw new InvalidTemplateException("cannot be filled in: " + e.getMessage());
        }
    }

    /** Finds names in maps only: the library's own way would also call methods of the values. */
    private static final class MapsOnly extends DefaultCollector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof Collection<?> ? super.toIterator(value) : null;
        }

        @Override
        @SuppressWarnings(
                "NullAway") // The library's interface is not annotated, and asks for null where nothing is known.
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map<?, ?> ? super.createFetcher(context, name) : null;
        }
    }
}
