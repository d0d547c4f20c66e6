/** Tables in files of comma-separated values (RFC 4180), as the truth and the findings use them. Only the lab itself calls it. */
@NullMarked
package dev.stillwatch.lab.table;

import org.jspecify.annotations.NullMarked;
