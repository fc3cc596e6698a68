/** Ending long work early: {@link Cancellation}. */
@Version("0.1.0")
package org.postampel.core.task;

import org.osgi.annotation.versioning.Version;
