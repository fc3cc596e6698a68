package org.postampel.oauth.internal;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;

/**
 * A body that asks before its first byte leaves, which is after the connection is made and secured:
 * until then the other side knows nothing of the request.
 */
final class AnnouncedBody implements BodyPublisher {

  private final BodyPublisher body;
  private final BooleanSupplier mayBeSent;

  private AnnouncedBody(BodyPublisher body, BooleanSupplier mayBeSent) {
    this.body = body;
    this.mayBeSent = mayBeSent;
  }

  /** The same request, whose body, if it has one, asks first. */
  static HttpRequest of(HttpRequest request, BooleanSupplier mayBeSent) {
    return request
        .bodyPublisher()
        .map(
            body ->
                HttpRequest.newBuilder(request, (name, value) -> true)
                    .method(request.method(), new AnnouncedBody(body, mayBeSent))
                    .build())
        .orElse(request);
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    if (mayBeSent.getAsBoolean()) {
      body.subscribe(subscriber);
      return;
    }
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {
            // There is nothing to give.
          }

          @Override
          public void cancel() {
            // There is nothing to end.
          }
        });
    subscriber.onError(new IOException("cancelled"));
  }
}
