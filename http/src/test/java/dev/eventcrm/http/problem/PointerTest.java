package dev.eventcrm.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointerTest {
    @Test
    void namesMembersAndElements() {
        assertThat(Pointer.ROOT.child("filter").child("and").child(0)).hasToString("#/filter/and/0");
    }

    @Test
    void escapesAsTheStandardsWant() {
        assertThat(Pointer.ROOT.child("a/b~c d€")).hasToString("#/a~1b~0c%20d%E2%82%AC");
    }

    @Test
    void shortensWhatNobodyWouldRead() {
        assertThat(Pointer.ROOT.child("x".repeat(1_000)).text()).hasSizeLessThan(150);
    }
}
