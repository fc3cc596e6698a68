/**
 * One class a command: it reads its options, calls the product, prints, and gives an exit status.
 * No command knows how the product is put together. Start reading at {@code CheckCommand}; what all
 * of them share is {@code CommonOptions} and {@code Entries}.
 */
package org.postampel.cli.internal.command;
