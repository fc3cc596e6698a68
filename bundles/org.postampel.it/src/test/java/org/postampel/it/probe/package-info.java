/**
 * A bundle that the tests put into a copy of the distribution, or beside a workbench's help system:
 * it answers questions about the framework it runs in, about the window of the host, about what the
 * services do and about the help that is shown. It knows our bundles, SWT and the help system by
 * name only, so that it sees what any other bundle would see. Start reading at {@link
 * org.postampel.it.probe.ProbeActivator}; the other end is {@code Probe}.
 */
package org.postampel.it.probe;
