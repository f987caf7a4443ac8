export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        {children}
        <footer>First</footer>
      </body>
    </html>
  )
}
