package org.postampel.testkit.server;

import java.io.IOException;

/** The behaviour of a line server towards one client. */
@FunctionalInterface
public interface ConnectionHandler {

  /**
   * Speaks with one client until one of the two has enough; the server closes afterwards.
   *
   * @param connection the client, after the TLS hand-shake where the server speaks TLS at once
   * @throws IOException when the client is lost; that is not an error
   */
  void handle(LineConnection connection) throws IOException;
}
