package dev.eventcrm.command.audience;

import org.jspecify.annotations.Nullable;

/**
 * Which changes an answer of the query API must show.
 *
 * @param consistencyToken the header {@code Consistency-Token} as the client sent it; absent when it sent none
 * @param prefer the header {@code Prefer} as the client sent it; absent when it sent none
 */
public record ReadAfter(
        @Nullable String consistencyToken, @Nullable String prefer) {}
