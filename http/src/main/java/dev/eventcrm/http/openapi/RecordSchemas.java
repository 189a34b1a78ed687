package dev.eventcrm.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.NotNullable;
import dev.eventcrm.http.command.Patch;
import dev.eventcrm.http.command.Required;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of each field of a record whether it is always there, and whether it may be null.
 *
 * <p>Answers carry every component; one annotated with {@link Nullable} may be null, unless {@link JsonInclude} leaves it out
 * then. A request must have what is {@link Required}; anything else may be absent or null, which means the same, or removes
 * the value of a {@link Patch}.
 */
final class RecordSchemas implements ModelConverter {
    private static final String NULL = "null";

    private enum Presence {
        /** Always there, never null. */
        ALWAYS,
        /** Always there, may be null. */
        NULLABLE,
        /** Left out instead of null. */
        OPTIONAL,
        /** May be left out or null. */
        FREE
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> resolved = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (resolved == null) {
            return null;
        }
        JavaType javaType = Json.mapper().constructType(type.getType());
        Class<?> raw = javaType.getRawClass();
        Schema<?> model = resolved.get$ref() == null
                ? resolved
                : context.getDefinedModels()
                        .get(resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1));
        if (raw.isRecord() && model != null && model.getProperties() != null) {
            complete(raw, model);
        }
        return resolved;
    }

    private static void complete(Class<?> raw, Schema<?> model) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            String name = component.getName();
            Schema<?> property = (Schema<?>) model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (property.get$ref() != null) {
                // What was made of the component's own type would stand beside the reference, and contradict it.
                property = new JsonSchema().$ref(property.get$ref()).description(property.getDescription());
                model.getProperties().put(name, property);
            }
            switch (presence(raw, component)) {
                case ALWAYS -> required.add(name);
                case NULLABLE -> {
                    required.add(name);
                    model.getProperties().put(name, nullable(property));
                }
                case FREE -> model.getProperties().put(name, nullable(property));
                case OPTIONAL -> {
                    // Neither: left out, or a value.
                }
            }
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static Presence presence(Class<?> raw, RecordComponent component) {
        if (raw.isAnnotationPresent(JsonBody.class)) {
            if (isPresent(raw, component, Required.class)) {
                return Presence.ALWAYS;
            }
            return component.getType() == Patch.class && isPresent(raw, component, NotNullable.class)
                    ? Presence.OPTIONAL
                    : Presence.FREE;
        }
        JsonInclude include = raw.getAnnotation(JsonInclude.class);
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude deciding = own == null ? include : own;
        boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean isLeftOut = deciding != null
                && switch (deciding.value()) {
                    case NON_NULL, NON_ABSENT -> isNullable;
                    case NON_EMPTY -> isNullable || java.util.Collection.class.isAssignableFrom(component.getType());
                    case ALWAYS, NON_DEFAULT, CUSTOM, USE_DEFAULTS -> false;
                };
        return isLeftOut ? Presence.OPTIONAL : isNullable ? Presence.NULLABLE : Presence.ALWAYS;
    }

    private static boolean isPresent(
            Class<?> raw, RecordComponent component, Class<? extends java.lang.annotation.Annotation> annotation) {
        try {
            return raw.getDeclaredField(component.getName()).isAnnotationPresent(annotation);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(raw + " has no field for its component " + component.getName(), e);
        }
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            if (property.getDescription() == null) {
                return new JsonSchema().anyOf(List.of(property, nothing()));
            }
            Schema<?> reference = new JsonSchema().$ref(property.get$ref());
            return new JsonSchema().anyOf(List.of(reference, nothing())).description(property.getDescription());
        }
        if (property.getAnyOf() != null || property.getTypes() == null) {
            return property;
        }
        Set<String> types = property.getTypes();
        if (!types.contains(NULL)) {
            property.addType(NULL);
            if (property.getEnum() != null) {
                allowNull(property);
            }
        }
        return property;
    }

    private static <T> void allowNull(Schema<T> property) {
        List<@Nullable T> values = new ArrayList<>(property.getEnum());
        values.add(null);
        property.setEnum(values);
    }

    private static Schema<?> nothing() {
        Schema<?> nothing = new JsonSchema();
        nothing.addType(NULL);
        return nothing;
    }
}
