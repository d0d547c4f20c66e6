/** The gRPC service: look-ups in what the stages keep. The runtime binds it; nobody calls it in code. */
@NullMarked
package dev.stillwatch.scoring.api;

import org.jspecify.annotations.NullMarked;
