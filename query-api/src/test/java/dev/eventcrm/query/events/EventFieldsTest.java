package dev.eventcrm.query.events;

import dev.eventcrm.query.Mappings;
import dev.eventcrm.schema.document.EventDocument;
import org.junit.jupiter.api.Test;

class EventFieldsTest {
    @Test
    void everyFieldIsMappedAsItsTypeNeeds() {
        Mappings.assertFit(EventFields.TABLE, EventDocument.class);
    }
}
