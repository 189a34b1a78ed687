package dev.eventcrm.http.command;

import org.jspecify.annotations.Nullable;

/**
 * A field of a partial body.
 *
 * @param <T> the type of its value
 */
public sealed interface Patch<T> {
    /**
     * The body does not name it: it stays as it is.
     *
     * @param <T> the type its value would have
     */
    record Absent<T>() implements Patch<T> {}

    /**
     * The body says {@code null}, or a blank text: it is removed.
     *
     * @param <T> the type its value would have
     */
    record Null<T>() implements Patch<T> {}

    /**
     * The body gives a value.
     *
     * @param value the value
     * @param <T> its type
     */
    record Value<T>(T value) implements Patch<T> {}

    /**
     * What the field holds afterwards, for fields that may be removed.
     *
     * @param current what it holds now
     */
    default @Nullable T orRemoved(@Nullable T current) {
        return switch (this) {
            case Absent<T>() -> current;
            case Null<T>() -> null;
            case Value<T>(T value) -> value;
        };
    }

    /**
     * What the field holds afterwards, for fields that always hold something.
     *
     * @param current what it holds now; stays when the body says null, which {@link NotNullable} refuses anyway
     */
    default T or(T current) {
        return switch (this) {
            case Absent<T>() -> current;
            case Null<T>() -> current;
            case Value<T>(T value) -> value;
        };
    }
}
