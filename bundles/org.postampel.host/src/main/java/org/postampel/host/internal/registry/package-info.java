/** The host's own extension point, read from the registry; the only user of the registry here. */
package org.postampel.host.internal.registry;
