package dev.eventcrm.query.users;

import dev.eventcrm.query.Mappings;
import dev.eventcrm.schema.document.UserDocument;
import org.junit.jupiter.api.Test;

class UserFieldsTest {
    @Test
    void everyFieldIsMappedAsItsTypeNeeds() {
        Mappings.assertFit(UserFields.TABLE, UserDocument.class);
    }

    @Test
    void facetsAreCountedOnOneShard() {
        Mappings.assertOneShard(UserFields.TABLE);
    }
}
