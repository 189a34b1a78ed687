package dev.eventcrm.http.command;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.schema.item.Texts;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a record annotated with {@link JsonBody} says about the bodies that it stands for. */
final class RequestModelMetadata {
    private static final ClassValue<RequestModelMetadata> SHAPES = new ClassValue<>() {
        @Override
        protected RequestModelMetadata computeValue(Class<?> type) {
            return new RequestModelMetadata(type);
        }
    };

    private final AcceptedNames names;
    private final Set<String> readOnly;
    private final Set<String> parameters;
    private final boolean isOpen;
    private final boolean isOptional;
    private final Map<String, Type> components = new LinkedHashMap<>();

    /** The texts of one line. */
    private final Set<String> lines = new HashSet<>();

    private final Constructor<?> constructor;

    private RequestModelMetadata(Class<?> type) {
        JsonBody body = Objects.requireNonNull(type.getAnnotation(JsonBody.class), "no @JsonBody on " + type);
        names = body.names();
        readOnly = Set.of(body.readOnly());
        parameters = Set.of(body.parameters());
        isOpen = body.open();
        isOptional = body.optional();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component.getGenericType());
            if (isLine(component.getAnnotatedType())) {
                lines.add(component.getName());
            }
        }
        try {
            constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    private static boolean isLine(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType field
                && field.getType() instanceof ParameterizedType raw
                && raw.getRawType() == Patch.class) {
            return isLine(field.getAnnotatedActualTypeArguments()[0]);
        }
        PlainText text = type.getAnnotation(PlainText.class);
        return text != null && !text.multiline();
    }

    static RequestModelMetadata of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The canonical name of what a client calls so. */
    String canonical(String given) {
        return names.canonical(given);
    }

    /** Whether there is a component of that canonical name. */
    boolean has(String canonical) {
        return components.containsKey(canonical);
    }

    /** Whether answers carry a field of that name that bodies may repeat. */
    boolean isReadOnly(String canonical) {
        return readOnly.contains(canonical);
    }

    /** Whether a component of that canonical name may come as a query parameter. */
    boolean isParameter(String canonical) {
        return parameters.contains(canonical);
    }

    /** Whether names that are none of its components are taken too. */
    boolean isOpen() {
        return isOpen;
    }

    /** Whether there may be no body. */
    boolean isOptional() {
        return isOptional;
    }

    /** The canonical names that a body may hold, in the order of the record. */
    Set<String> components() {
        return components.keySet();
    }

    /** Reads the value of a component; {@code json} is null when the body does not name it. */
    @Nullable
    Object read(String component, @Nullable JsonNode json, Pointer pointer, ValueReader values) {
        Type type = Objects.requireNonNull(components.get(component));
        if (type instanceof ParameterizedType field && field.getRawType() == Patch.class) {
            if (json == null) {
                return new Patch.Absent<>();
            }
            Object value = kept(component, values.read(field.getActualTypeArguments()[0], json, pointer));
            return value == null ? new Patch.Null<>() : new Patch.Value<>(value);
        }
        return json == null ? null : kept(component, values.read(type, json, pointer));
    }

    /** The value in the form in which it is kept. */
    private @Nullable Object kept(String component, @Nullable Object value) {
        return value instanceof String text && lines.contains(component) ? Texts.line(text) : value;
    }

    /** The record of these values, in the order of the components. */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + constructor.getDeclaringClass(), e);
        }
    }
}
