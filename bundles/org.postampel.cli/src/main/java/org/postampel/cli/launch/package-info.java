/**
 * Starts a distribution inside an OSGi framework: the same code for Apache Felix and Equinox. Uses
 * nothing but the JDK and the framework's launch API, because it runs in a class loader that has
 * nothing else. Start reading at {@link FrameworkKind}, then {@link FrameworkLauncher}.
 */
package org.postampel.cli.launch;
