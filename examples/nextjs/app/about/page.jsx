export default function Page() {
  return <p>We</p>
}
