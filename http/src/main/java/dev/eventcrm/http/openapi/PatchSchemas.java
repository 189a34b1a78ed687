package dev.eventcrm.http.openapi;

import com.fasterxml.jackson.databind.JavaType;
import dev.eventcrm.http.command.Patch;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Describes a {@link Patch} as what its value is: in JSON there is no wrapper. */
final class PatchSchemas implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType javaType = Json.mapper().constructType(type.getType());
        if (javaType.getRawClass() == Patch.class) {
            return context.resolve(new AnnotatedType(javaType.containedType(0))
                    .ctxAnnotations(type.getCtxAnnotations())
                    .propertyName(type.getPropertyName())
                    .parent(type.getParent())
                    .schemaProperty(type.isSchemaProperty())
                    .resolveAsRef(type.isResolveAsRef()));
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }
}
