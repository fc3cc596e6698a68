/**
 * What this bundle offers as OSGi services: {@link ConfiguredMailboxes}. Nothing here is needed on
 * a plain class path.
 */
package org.postampel.core.internal.osgi;
