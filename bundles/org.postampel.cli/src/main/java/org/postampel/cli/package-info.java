/**
 * Postampel in a terminal: {@link org.postampel.cli.Main} is the program, {@link
 * org.postampel.cli.PostampelCommandLine} the same as a method, {@code CommandLineApplication} the
 * same as a service of an OSGi framework.
 *
 * <p>The commands live in {@code internal.command}, what they work with in {@code internal.work}:
 * one composition from factories, one from the services of a framework. Start reading at {@link
 * org.postampel.cli.PostampelCommandLine}.
 */
package org.postampel.cli;
