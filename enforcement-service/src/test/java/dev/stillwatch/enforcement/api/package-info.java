/** Tests of what gateways are told. */
@NullMarked
package dev.stillwatch.enforcement.api;

import org.jspecify.annotations.NullMarked;
