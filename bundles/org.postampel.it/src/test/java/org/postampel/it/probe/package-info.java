/**
 * A bundle that the tests put into a copy of the distribution: it answers questions about the
 * framework it runs in, about the window of the host and about what the services do. It knows our
 * bundles and SWT by name only, so that it sees what any other bundle would see. Start reading at
 * {@link org.postampel.it.probe.ProbeActivator}; the other end is {@code HostProcess}.
 */
package org.postampel.it.probe;
