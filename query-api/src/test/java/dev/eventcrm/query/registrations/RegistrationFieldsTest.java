package dev.eventcrm.query.registrations;

import dev.eventcrm.query.Mappings;
import dev.eventcrm.schema.document.RegistrationDocument;
import org.junit.jupiter.api.Test;

class RegistrationFieldsTest {
    @Test
    void everyFieldIsMappedAsItsTypeNeeds() {
        Mappings.assertFit(RegistrationFields.TABLE, RegistrationDocument.class);
    }
}
