/**
 * Leaving this class path for an OSGi framework: the command line inside one, and the demonstration
 * host. Start reading at {@code FrameworkRun}.
 */
package org.postampel.cli.internal.host;
