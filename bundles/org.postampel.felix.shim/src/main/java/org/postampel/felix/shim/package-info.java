/**
 * What Equinox's registry expects of its framework and Felix does not have. Start reading at {@link
 * ShimActivator}; the reasons stand in the README beside this bundle.
 */
package org.postampel.felix.shim;
