@NullMarked
package dev.eventcrm.http.command;

import org.jspecify.annotations.NullMarked;
