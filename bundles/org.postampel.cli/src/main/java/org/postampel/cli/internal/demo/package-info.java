/**
 * The demo tenant behind the commands {@code demo} and {@code host}: the only classes of the
 * command line that need the test kit, which a vendor does not ship. Start reading at {@code
 * DemoCommand}.
 */
package org.postampel.cli.internal.demo;
