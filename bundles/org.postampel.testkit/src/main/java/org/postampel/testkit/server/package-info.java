/**
 * Small line servers on 127.0.0.1 for tests: one that a test scripts, and the one underneath that
 * the demo tenant's mail servers use.
 *
 * <p>What lives here: {@link org.postampel.testkit.server.Script} (a protocol dialogue, readable as
 * a transcript), {@link org.postampel.testkit.server.ScriptedServer} (plays it and remembers what
 * was said), {@link org.postampel.testkit.server.LineServer} with {@link
 * org.postampel.testkit.server.LineConnection} (one handler a connection, bounded reading, plain,
 * TLS and STARTTLS) and {@link org.postampel.testkit.server.UnreachablePort}. What does not:
 * knowledge of a mail protocol.
 *
 * <p>Start reading at {@code Script}. A test:
 *
 * <pre>{@code
 * Script dialogue =
 *     Script.begin()
 *         .send("* OK ready")
 *         .expect("{tag} CAPABILITY")             // any tag; it is remembered
 *         .send("* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2", "{tag} OK done")
 *         .expectStart("{tag} AUTHENTICATE XOAUTH2 ")
 *         .send("{tag} NO AUTHENTICATE failed.");
 * try (ScriptedServer server = ScriptedServer.plain(dialogue)) {
 *   ... server.host(), server.port() ...
 *   server.verify();                            // AssertionError with the transcript
 * }
 * }</pre>
 *
 * <p>Troubles: {@code .hang()}, {@code .drop()}, {@code .reset()}, {@code .garbage(4096)}, {@code
 * .endlessLine()}, {@code .endlessLines("* x")}, {@code .drip("* OK", Duration.ofMillis(50))};
 * {@code ScriptedServer.tls(context, script)} for implicit TLS, {@code
 * ScriptedServer.startTls(context, script)} with the step {@code .startTls()}; several scripts are
 * played by several connections in turn, and the last one by all further connections.
 */
@Version("0.1.0")
package org.postampel.testkit.server;

import org.osgi.annotation.versioning.Version;
