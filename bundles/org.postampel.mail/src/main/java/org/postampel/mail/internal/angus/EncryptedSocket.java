package org.postampel.mail.internal.angus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A TLS socket whose decrypted words are bounded, whose end is noticed, and whose host name check
 * cannot be taken away. These three methods come first; all others hand on what they are asked,
 * because Java has no other way to stand between a TLS socket and its reader. What TLS sockets do
 * not have (urgent data, preferences) is left out.
 */
final class EncryptedSocket extends SSLSocket {

  /** The algorithm of RFC 2818 with the rules of RFC 9525, as Java has it. */
  static final String HOST_NAME_CHECK = "HTTPS";

  private final SSLSocket secured;
  private final SessionSockets sockets;
  private final Runnable forget;
  private BoundedInput in;

  /**
   * A socket over one that has not shaken hands yet.
   *
   * @param forget run when it is closed
   */
  EncryptedSocket(SSLSocket secured, SessionSockets sockets, Runnable forget) {
    this.secured = secured;
    this.sockets = sockets;
    this.forget = forget;
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (in == null) {
      in = sockets.bounded(secured.getInputStream());
    }
    return in;
  }

  @Override
  public void close() throws IOException {
    forget.run();
    secured.close();
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    String check = parameters.getEndpointIdentificationAlgorithm();
    if (check == null || check.isEmpty()) {
      parameters.setEndpointIdentificationAlgorithm(HOST_NAME_CHECK);
    }
    secured.setSSLParameters(parameters);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return secured.getSupportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return secured.getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    secured.setEnabledCipherSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return secured.getSupportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return secured.getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    secured.setEnabledProtocols(protocols);
  }

  @Override
  public SSLSession getSession() {
    return secured.getSession();
  }

  @Override
  public SSLSession getHandshakeSession() {
    return secured.getHandshakeSession();
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    secured.addHandshakeCompletedListener(listener);
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    secured.removeHandshakeCompletedListener(listener);
  }

  @Override
  public void startHandshake() throws IOException {
    secured.startHandshake();
  }

  @Override
  public void setUseClientMode(boolean mode) {
    secured.setUseClientMode(mode);
  }

  @Override
  public boolean getUseClientMode() {
    return secured.getUseClientMode();
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    secured.setNeedClientAuth(need);
  }

  @Override
  public boolean getNeedClientAuth() {
    return secured.getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    secured.setWantClientAuth(want);
  }

  @Override
  public boolean getWantClientAuth() {
    return secured.getWantClientAuth();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    secured.setEnableSessionCreation(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return secured.getEnableSessionCreation();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return secured.getSSLParameters();
  }

  @Override
  public String getApplicationProtocol() {
    return secured.getApplicationProtocol();
  }

  @Override
  public String getHandshakeApplicationProtocol() {
    return secured.getHandshakeApplicationProtocol();
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      BiFunction<SSLSocket, List<String>, String> selector) {
    secured.setHandshakeApplicationProtocolSelector(selector);
  }

  @Override
  public BiFunction<SSLSocket, List<String>, String> getHandshakeApplicationProtocolSelector() {
    return secured.getHandshakeApplicationProtocolSelector();
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    secured.connect(endpoint);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    secured.connect(endpoint, timeout);
  }

  @Override
  public void bind(SocketAddress local) throws IOException {
    secured.bind(local);
  }

  @Override
  public InetAddress getInetAddress() {
    return secured.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return secured.getLocalAddress();
  }

  @Override
  public int getPort() {
    return secured.getPort();
  }

  @Override
  public int getLocalPort() {
    return secured.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return secured.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return secured.getLocalSocketAddress();
  }

  @Override
  public SocketChannel getChannel() {
    return secured.getChannel();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return secured.getOutputStream();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    secured.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return secured.getTcpNoDelay();
  }

  @Override
  public void setSoLinger(boolean on, int linger) throws SocketException {
    secured.setSoLinger(on, linger);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return secured.getSoLinger();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    secured.setSoTimeout(timeout);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return secured.getSoTimeout();
  }

  @Override
  public void setSendBufferSize(int size) throws SocketException {
    secured.setSendBufferSize(size);
  }

  @Override
  public int getSendBufferSize() throws SocketException {
    return secured.getSendBufferSize();
  }

  @Override
  public void setReceiveBufferSize(int size) throws SocketException {
    secured.setReceiveBufferSize(size);
  }

  @Override
  public int getReceiveBufferSize() throws SocketException {
    return secured.getReceiveBufferSize();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    secured.setKeepAlive(on);
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return secured.getKeepAlive();
  }

  @Override
  public void setTrafficClass(int trafficClass) throws SocketException {
    secured.setTrafficClass(trafficClass);
  }

  @Override
  public int getTrafficClass() throws SocketException {
    return secured.getTrafficClass();
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    secured.setReuseAddress(on);
  }

  @Override
  public boolean getReuseAddress() throws SocketException {
    return secured.getReuseAddress();
  }

  @Override
  public void shutdownInput() throws IOException {
    secured.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    secured.shutdownOutput();
  }

  @Override
  public boolean isConnected() {
    return secured.isConnected();
  }

  @Override
  public boolean isBound() {
    return secured.isBound();
  }

  @Override
  public boolean isClosed() {
    return secured.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return secured.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return secured.isOutputShutdown();
  }

  @Override
  public <T> T getOption(SocketOption<T> name) throws IOException {
    return secured.getOption(name);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return secured.supportedOptions();
  }

  @Override
  public String toString() {
    return secured.toString();
  }

  @Override
  public <T> java.net.Socket setOption(SocketOption<T> name, T value) throws IOException {
    secured.setOption(name, value);
    return this;
  }
}
