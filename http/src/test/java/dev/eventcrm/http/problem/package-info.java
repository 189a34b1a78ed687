@NullMarked
package dev.eventcrm.http.problem;

import org.jspecify.annotations.NullMarked;
