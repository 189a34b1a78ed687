@NullMarked
package dev.eventcrm.http;

import org.jspecify.annotations.NullMarked;
